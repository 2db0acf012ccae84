/** The SAT's catalogue c_RegimenFiscal (CFDI 4.0), as far as a shop that sells may be in it. */
export const TAX_REGIMES: readonly { readonly code: string; readonly label: string }[] = [
  { code: '601', label: 'General de Ley Personas Morales' },
  { code: '603', label: 'Personas Morales con Fines no Lucrativos' },
  { code: '612', label: 'Personas Físicas con Actividades Empresariales y Profesionales' },
  { code: '616', label: 'Sin obligaciones fiscales' },
  { code: '620', label: 'Sociedades Cooperativas de Producción que optan por diferir sus ingresos' },
  { code: '621', label: 'Incorporación Fiscal' },
  { code: '622', label: 'Actividades Agrícolas, Ganaderas, Silvícolas y Pesqueras' },
  { code: '623', label: 'Opcional para Grupos de Sociedades' },
  { code: '624', label: 'Coordinados' },
  {
    code: '625',
    label: 'Régimen de las Actividades Empresariales con ingresos a través de Plataformas Tecnológicas',
  },
  { code: '626', label: 'Régimen Simplificado de Confianza' },
];

/** `601 General de Ley Personas Morales`; a code that is not in the list stays as it is. */
export function taxRegimeText(code: string): string {
  const regime = TAX_REGIMES.find((one) => one.code === code);
  return regime ? `${regime.code} ${regime.label}` : code;
}
