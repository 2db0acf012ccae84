import { defineConfig } from 'drizzle-kit';

/** `local.db` alone: `replica.db` is rebuilt, never migrated. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/main/adapters/sqlite/local/schema.ts',
  out: './drizzle/sqlite',
});
