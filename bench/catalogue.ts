/** Parts for the benches: `generateCatalogue({ seed, oem: 500_000, aftermarket: 1_500_000 })`, one at a time. */
export {
  generateCatalogue,
  type WideCatalogueOptions,
} from '../src/main/sample-shop/catalogue/wide-catalogue.ts';
