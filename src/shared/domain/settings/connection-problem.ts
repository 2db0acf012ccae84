/** Why a PostgreSQL cannot be this shop's central, as far as the technician can do something about it. */
export type ConnectionProblem =
  | 'not-an-address'
  | 'name-not-found'
  | 'refused'
  | 'timeout'
  | 'unreachable'
  | 'cut'
  | 'wrong-password'
  | 'not-let-in'
  | 'database-missing'
  | 'certificate-untrusted'
  | 'certificate-of-another'
  | 'tls-not-offered'
  | 'starting'
  | 'full'
  | 'read-only'
  | 'schema-missing'
  | 'schema-too-old'
  | 'schema-too-new'
  | 'no-rights'
  | 'unknown';

/** What happened and what to do. Spanish, without any secret. */
export function connectionProblemText(problem: ConnectionProblem): string {
  switch (problem) {
    case 'not-an-address':
      return 'La dirección no se entiende. Escriba el servidor como 10.0.0.5 o servidor.local:5432.';
    case 'name-not-found':
      return 'No existe un servidor con ese nombre en esta red. Revise cómo está escrito, o use su número.';
    case 'refused':
      return 'La computadora contesta, pero ahí no hay PostgreSQL. Revise el puerto y que el servicio esté encendido.';
    case 'timeout':
      return 'No contesta a tiempo. Revise que esté encendida y que el cortafuegos deje pasar el puerto.';
    case 'unreachable':
      return 'Esta computadora no tiene camino hasta esa dirección. Revise el cable, la red y el número.';
    case 'cut':
      return 'El servidor cortó la conexión al empezar. Revise que el puerto sea el de PostgreSQL.';
    case 'wrong-password':
      return 'El servidor contesta, pero el usuario o la contraseña no son los suyos.';
    case 'not-let-in':
      return 'El servidor no deja entrar a este usuario desde esta computadora. Revise pg_hba.conf y si pide cifrado.';
    case 'database-missing':
      return 'El servidor contesta, pero no tiene una base con ese nombre.';
    case 'certificate-untrusted':
      return 'Nadie conocido responde por el certificado del servidor, o ya venció. Ponga su autoridad en tls.caFile de settings.json.';
    case 'certificate-of-another':
      return 'El certificado del servidor es de otro nombre. Use ese nombre en la dirección, o póngalo en tls.serverName.';
    case 'tls-not-offered':
      return 'El servidor no ofrece cifrado. Actívelo ahí, o conecte sin cifrar dentro de una red de confianza.';
    case 'starting':
      return 'El servidor está arrancando o cerrándose. Pruebe de nuevo en un momento.';
    case 'full':
      return 'El servidor no acepta más conexiones. Suba su límite o cierre las que sobran.';
    case 'read-only':
      return 'Es una copia que solo se lee. Conecte al servidor principal, o ponga los dos separados por coma.';
    case 'schema-missing':
      return 'La base existe, pero no es de Nexus POS. Prepárela con npm run db:migrate.';
    case 'schema-too-old':
      return 'La base es de una versión anterior a esta terminal. Actualícela con npm run db:migrate.';
    case 'schema-too-new':
      return 'La base es de una versión más nueva que esta terminal. Actualice Nexus POS en esta computadora.';
    case 'no-rights':
      return 'El usuario entra, pero no tiene los permisos de una terminal. Hágalo miembro de nexus_terminal.';
    case 'unknown':
      return 'El servidor dio una respuesta que no se conoce. El motivo está en el registro de esta terminal.';
  }
}
