import { useLocation, useNavigate } from 'react-router-dom';

/** One of a few views, as the address has it; the first where it says nothing. Changing it is no step for Back. */
export function useQueryChoice<const Choice extends string>(
  name: string,
  choices: readonly [Choice, ...Choice[]],
): [Choice, (choice: Choice) => void] {
  const location = useLocation();
  const { search, hash } = location;
  // Handed on as it is, whatever it holds.
  const state: unknown = location.state;
  const navigate = useNavigate();
  const wanted = new URLSearchParams(search).get(name);
  const chosen = choices.find((choice) => choice === wanted) ?? choices[0];
  return [
    chosen,
    (choice) => {
      const params = new URLSearchParams(search);
      if (choice === choices[0]) params.delete(name);
      else params.set(name, choice);
      void navigate({ search: `?${params.toString()}`, hash }, { state, replace: true });
    },
  ];
}
