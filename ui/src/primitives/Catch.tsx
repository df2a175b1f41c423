import { Component, type ReactNode } from "react";
import { Button } from "./Button";
import { Empty } from "./Small";

interface CatchProps {
  /** Where it changes, what went wrong is tried again. */
  of: string;
  children: ReactNode;
}

/** Holds a part of the window that failed to draw, so that the rest goes on working. */
export class Catch extends Component<CatchProps, { failed: string | null; of: string }> {
  override state = { failed: null as string | null, of: this.props.of };

  static getDerivedStateFromError(error: unknown) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }

  static getDerivedStateFromProps({ of }: CatchProps, state: { of: string }) {
    return of === state.of ? null : { of, failed: null };
  }

  override render() {
    const { failed } = this.state;
    if (failed === null) return this.props.children;
    return (
      <Empty
        title="This view cannot be drawn"
        actions={<Button onPress={() => this.setState({ failed: null })}>Try again</Button>}
      >
        Nothing in your file is lost. {failed}
      </Empty>
    );
  }
}
