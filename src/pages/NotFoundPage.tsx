import { Link } from 'react-router-dom';
import { useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { PageHeading } from './PageHeading.tsx';
import { paths } from './paths.ts';

export function NotFoundPage() {
  const { notFound } = useMessages();
  return (
    <Card>
      <PageHeading title={notFound.title} />
      <p>{notFound.text}</p>
      <p>
        <Link to={paths.body}>{notFound.action}</Link>
      </p>
    </Card>
  );
}
