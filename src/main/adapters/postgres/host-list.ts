/**
 * One connection string for each host of `postgresql://user:password@first:5432,second:5433/shop`, in its order. The
 * form is libpq's (manual, 34.1.1.2); the driver itself takes one host only.
 * @throws Error when it is not a connection string; the message does not repeat it, since it holds a password
 */
export function splitHosts(url: string): readonly string[] {
  const match = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?]+)(.*)$/s.exec(url);
  const [, start = '', hosts = '', rest = ''] = match ?? [];
  if (!match) throw new Error('not a PostgreSQL connection string');
  return hosts.split(',').map((host) => {
    const single = `${start}${host}${rest}`;
    if (!URL.canParse(single)) throw new Error(`not a host of a connection string: ${host}`);
    return single;
  });
}
