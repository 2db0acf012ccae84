import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { connectOptions, type TlsOptions } from '../connect-options.ts';

export const OWNER_ROLE = 'nexus_owner';
export const TERMINAL_ROLE = 'nexus_terminal';

const ATTEMPTS = 10;
const SCRAM_ITERATIONS = 4096;

/**
 * The two group roles: one owns everything, one is what a terminal may do. Roles belong to the cluster, and databases
 * of one cluster may be migrated at the same moment.
 * @throws Error when the login may neither create roles nor act as the owner
 */
export async function ensureRoles(client: pg.ClientBase): Promise<void> {
  await ensureGroupRole(client, OWNER_ROLE);
  await ensureGroupRole(client, TERMINAL_ROLE);
  // From PostgreSQL 16 on, who creates a role may pass it on but not act as it, until he grants it to himself.
  const { rows } = await client.query<{ member: boolean }>(
    `SELECT pg_has_role(current_user, $1,
       CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END) AS member`,
    [OWNER_ROLE],
  );
  if (!rows[0]?.member) {
    await whileRolesAreBusy(() => client.query(`GRANT ${OWNER_ROLE} TO CURRENT_USER`));
  }
}

/**
 * A login for terminals, with the rights of the group and no others.
 * The password leaves this process only as its SCRAM verifier: a server that logs statements does not learn it.
 */
export async function ensureTerminalLogin(options: {
  readonly ownerUrl: string;
  readonly tls?: TlsOptions;
  readonly login: { readonly user: string; readonly password: string };
}): Promise<void> {
  const client = new pg.Client(connectOptions(options.ownerUrl, options.tls, 'nexus-migrate'));
  await client.connect();
  try {
    const { user, password } = options.login;
    await ensureRoles(client);
    const role = client.escapeIdentifier(user);
    const { rows } = await client.query('SELECT FROM pg_catalog.pg_roles WHERE rolname = $1', [user]);
    if (rows.length === 0) {
      await ignoringDuplicate(() => client.query(`CREATE ROLE ${role} LOGIN`));
    }
    const alter = `ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(scramVerifier(password))}`;
    await whileRolesAreBusy(() => client.query(alter));
    await whileRolesAreBusy(() => client.query(`GRANT ${TERMINAL_ROLE} TO ${role}`));
  } finally {
    await client.end();
  }
}

async function ensureGroupRole(client: pg.ClientBase, role: string): Promise<void> {
  const { rows } = await client.query('SELECT FROM pg_catalog.pg_roles WHERE rolname = $1', [role]);
  if (rows.length > 0) return;
  await ignoringDuplicate(() => client.query(`CREATE ROLE ${role} NOLOGIN`));
}

async function ignoringDuplicate(create: () => Promise<unknown>): Promise<void> {
  try {
    await create();
  } catch (error) {
    // 42710 duplicate_object; 23505 when the other one's CREATE ROLE committed between check and insert.
    if (sqlState(error) !== '42710' && sqlState(error) !== '23505') throw error;
  }
}

/** "tuple concurrently updated" (XX000): somebody else changed the same role. The catalogue knows no waiting here. */
async function whileRolesAreBusy(change: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await change();
      return;
    } catch (error) {
      if (sqlState(error) !== 'XX000' || attempt === ATTEMPTS) throw error;
    }
  }
}

function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** RFC 5803, as PostgreSQL stores it. Passwords are kept to ASCII by their generators, so SASLprep changes nothing. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, SCRAM_ITERATIONS, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64');
  const serverKey = hmac('Server Key').toString('base64');
  return `SCRAM-SHA-256$${SCRAM_ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
