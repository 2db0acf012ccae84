import { Component } from 'react';
import { errorMessage } from '../shared/domain/errors.ts';
import { Button } from './ui/button.tsx';

interface BoundaryState {
  readonly reference: string | null;
}

/** A defect of the screen: the sale is in the local store, so opening the screen again loses nothing. */
export class DefectBoundary extends Component<{ readonly children: React.ReactNode }, BoundaryState> {
  override state: BoundaryState = { reference: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { reference: error instanceof Error ? `pantalla: ${error.name}` : 'pantalla' };
  }

  override render() {
    const { reference } = this.state;
    if (reference === null) return this.props.children;
    return (
      <main className="flex h-full flex-col items-center justify-center gap-4 p-8 text-center">
        <h1 className="text-xl font-semibold">La pantalla se detuvo</h1>
        <p className="max-w-lg text-muted">
          {errorMessage({ code: 'unexpected', reference })} La venta que estaba abierta también está guardada.
        </p>
        <Button variant="primary" onPress={() => window.location.reload()}>
          Abrir de nuevo
        </Button>
      </main>
    );
  }
}
