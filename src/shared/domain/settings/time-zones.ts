/** The zones of Mexico, by the names that its people give them. */
export const MEXICAN_ZONES: readonly { readonly zone: string; readonly label: string }[] = [
  { zone: 'America/Mexico_City', label: 'Centro (Ciudad de México)' },
  { zone: 'America/Merida', label: 'Centro (Mérida)' },
  { zone: 'America/Monterrey', label: 'Centro (Monterrey)' },
  { zone: 'America/Cancun', label: 'Sureste (Quintana Roo)' },
  { zone: 'America/Chihuahua', label: 'Chihuahua' },
  { zone: 'America/Mazatlan', label: 'Pacífico (Mazatlán)' },
  { zone: 'America/Hermosillo', label: 'Sonora (Hermosillo)' },
  { zone: 'America/Tijuana', label: 'Noroeste (Tijuana)' },
  { zone: 'America/Bahia_Banderas', label: 'Bahía de Banderas' },
  { zone: 'America/Ciudad_Juarez', label: 'Frontera (Ciudad Juárez)' },
  { zone: 'America/Ojinaga', label: 'Frontera (Ojinaga)' },
  { zone: 'America/Matamoros', label: 'Frontera (Matamoros)' },
];

/** Whether it is an IANA zone that this computer knows. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('es-MX', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
