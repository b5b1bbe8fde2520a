import { type ReactNode, use } from 'react';
import { Explained } from '../Explained.tsx';
import { ExplainContext, type WeightSubject } from './weight-subject.ts';

export type ExplainedWeightProps = {
  /** What the number is, for who hears it. */
  name: string;
  subject: WeightSubject;
  children: ReactNode;
};

/** A number of this page that can be opened. */
export function ExplainedWeight({ name, subject, children }: ExplainedWeightProps) {
  const explain = use(ExplainContext);
  if (explain === null) return children;
  return (
    <Explained name={name} explain={() => explain(subject)}>
      {children}
    </Explained>
  );
}
