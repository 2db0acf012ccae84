import type { EngineId } from './engines.ts';
import type { PlatformId } from './platforms.ts';
import type { Maker, Vehicle } from './vehicle.ts';

export const japaneseVehicles: readonly Vehicle[] = [
  car('Nissan', 'Tsuru III', [1992, 2017], 'nissan-b13', ['ga16de'], 10),
  car('Nissan', 'Sentra', [1995, 2000], 'nissan-b14', ['ga16de'], 4),
  car('Nissan', 'Sentra', [2001, 2006], 'nissan-b15', ['qg18de'], 5),
  car('Nissan', 'Sentra', [2007, 2012], 'nissan-b16', ['mr20de'], 5),
  car('Nissan', 'Sentra', [2013, 2019], 'nissan-b17', ['mr18de'], 5),
  car('Nissan', 'Tiida', [2007, 2018], 'nissan-c11', ['mr18de'], 6),
  car('Nissan', 'March', [2012, 2020], 'nissan-v', ['hr16de'], 7),
  car('Nissan', 'Versa', [2012, 2019], 'nissan-v', ['hr16de'], 8),
  car('Nissan', 'Platina', [2002, 2010], 'renault-x65', ['k4m'], 5),
  car('Nissan', 'Pick-up D21', [1994, 2008], 'nissan-d21', ['ka24de'], 6),
  car('Nissan', 'Frontier', [1998, 2004], 'nissan-d22', ['ka24de'], 4),
  car('Nissan', 'NP300', [2009, 2015], 'nissan-d22', ['ka24de'], 7),
  car('Nissan', 'NP300 Frontier', [2016, 2021], 'nissan-d23', ['qr25de'], 6),
  car('Nissan', 'Urvan', [2002, 2012], 'nissan-e25', ['ka24de'], 5),
  car('Nissan', 'NV350 Urvan', [2014, 2021], 'nissan-e26', ['qr25de'], 5),
  car('Nissan', 'X-Trail', [2002, 2007], 'nissan-t30', ['qr25de'], 4),

  car('Toyota', 'Corolla', [2003, 2008], 'toyota-e120', ['1zz-fe'], 5),
  car('Toyota', 'Corolla', [2009, 2013], 'toyota-e140', ['2zr-fe'], 5),
  car('Toyota', 'Yaris', [2007, 2016], 'toyota-xp90', ['1nz-fe'], 4),
  car('Toyota', 'Avanza', [2007, 2015], 'toyota-f600', ['3sz-ve'], 4),
  car('Toyota', 'Hilux', [2006, 2015], 'toyota-an10', ['2tr-fe'], 6),
  car('Toyota', 'Hilux', [2016, 2022], 'toyota-an120', ['2tr-fe'], 5),
  car('Toyota', 'Hiace', [2006, 2018], 'toyota-h200', ['2tr-fe'], 5),
  car('Toyota', 'RAV4', [2006, 2012], 'toyota-xa30', ['2az-fe'], 3),

  car('Honda', 'Civic', [2001, 2005], 'honda-es', ['d17a'], 5),
  car('Honda', 'Civic', [2006, 2011], 'honda-fa', ['r18a'], 5),
  car('Honda', 'CR-V', [2002, 2006], 'honda-rd', ['k24a'], 4),
  car('Honda', 'CR-V', [2007, 2011], 'honda-re', ['k24a'], 5),
  car('Honda', 'Accord', [2003, 2007], 'honda-cm', ['k24a'], 3),
  car('Honda', 'City', [2010, 2013], 'honda-ge', ['l15a'], 3),
  car('Honda', 'Fit', [2009, 2014], 'honda-ge', ['l15a'], 3),

  car('Mazda', 'Mazda 3', [2004, 2009], 'mazda-bk', ['mazda-lf', 'mazda-l3'], 4),
  car('Mazda', 'Mazda 2', [2012, 2015], 'mazda-de', ['mazda-zy'], 2),
  car('Mitsubishi', 'Lancer', [2002, 2006], 'mitsubishi-cs', ['4g94'], 2),
  car('Mitsubishi', 'L200', [2008, 2015], 'mitsubishi-ka', ['4g64'], 3),
];

/** @param years the model years, both included */
export function car(
  maker: Maker,
  name: string,
  [from, to]: readonly [number, number],
  platform: PlatformId,
  engines: readonly EngineId[],
  popularity: number,
): Vehicle {
  return { maker, name, from, to, platform, engines, popularity };
}
