import { html } from 'hono/html';

/** What somebody without the token sees. Says how to get in, and nothing else. */
export function errorPage(message: string) {
  return page(
    html`<h1>Nexus POS</h1>
      <p>${message}</p>
      <p>
        Abra Nexus POS con la dirección que muestra al iniciar, o vuelva a iniciarlo en esta computadora.
      </p>`,
  );
}

/** Takes the last step to the application from a page of ours. */
export function openingPage(place: string) {
  return page(
    html`<p><a href="${place}">Abrir Nexus POS</a></p>`,
    html`<meta http-equiv="refresh" content="0;url=${place}" />`,
  );
}

function page(body: ReturnType<typeof html>, head: ReturnType<typeof html> | string = '') {
  return html`<!doctype html>
    <html lang="es-MX">
      <head>
        <meta charset="utf-8" />
        ${head}
        <title>Nexus POS</title>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}
