import { Component, type ReactNode } from 'react';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

type PageBoundaryProps = {
  /** A failure is left behind with it; for good where absent. */
  address?: string;
  words: { readonly title: string; readonly text: string; readonly reload: string };
  children: ReactNode;
};

/** Keeps a page's failure to that page: header, navigation and status stay. */
export class PageBoundary extends Component<PageBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false, address: this.props.address };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps(
    { address }: PageBoundaryProps,
    state: { address: string | undefined },
  ): { hasFailed: boolean; address: string | undefined } | null {
    return state.address === address ? null : { hasFailed: false, address };
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
