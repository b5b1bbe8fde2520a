import { Component, type ReactNode } from 'react';

type TileBoundaryProps = { fallback: ReactNode; children: ReactNode };

/** Keeps a tile's failure to that tile. */
export class TileBoundary extends Component<TileBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
