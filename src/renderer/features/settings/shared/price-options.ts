export const BASIS_OPTIONS = [
  { value: 'neto', label: 'Neto, más IVA' },
  { value: 'publico', label: 'Público, con IVA' },
] as const;

/** In centavos. */
export const STEP_OPTIONS = [
  { value: '1', label: 'Al centavo' },
  { value: '50', label: 'A 50 centavos' },
  { value: '100', label: 'Al peso' },
] as const;
