import { answerStatus, type ProxyError } from './errors.ts';

/** Says that a sign-in cannot go on, to a person, and leads back to where it starts. No script, no style. */
export function noticePage(failure: ProxyError, basePath: string): Response {
  const target = `${basePath}connect?error=auth_state`;
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${target}">
<title>Homeostat: sign-in not completed</title>
</head>
<body>
<p>${failure.message}</p>
<p><a href="${target}">Start again</a></p>
</body>
</html>
`;
  return new Response(html, {
    status: answerStatus[failure.code],
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });
}
