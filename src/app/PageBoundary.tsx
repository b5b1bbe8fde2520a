import { Component, type ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

type PageBoundaryProps = {
  words: { readonly title: string; readonly text: string; readonly reload: string };
  /** Where the page stands; elsewhere it is tried again. */
  place?: string;
  children: ReactNode;
};

type PageBoundaryState = { hasFailed: boolean; place?: string | undefined };

/** Keeps a page's failure to that page: header, navigation and status stay. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { hasFailed: false };

  static getDerivedStateFromProps(
    { place }: PageBoundaryProps,
    before: PageBoundaryState,
  ): PageBoundaryState | null {
    return place === before.place ? null : { place, hasFailed: false };
  }

  static getDerivedStateFromError(): PageBoundaryState {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    const { words, children } = this.props;
    if (!this.state.hasFailed) return children;
    return (
      <Notice
        tone="error"
        urgent
        action={
          <Button
            onClick={() => {
              location.reload();
            }}
          >
            {words.reload}
          </Button>
        }
      >
        <h1>{words.title}</h1>
        <p>{words.text}</p>
      </Notice>
    );
  }
}
