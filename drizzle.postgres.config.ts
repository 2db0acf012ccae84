import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/main/adapters/postgres/schema/index.ts',
  out: './drizzle/postgres',
});
