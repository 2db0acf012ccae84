import type { Session } from 'electron';
import { KnownEvents, strict } from './strict.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];
type BeforeRequest = (
  details: { readonly url: string },
  callback: (answer: { readonly cancel?: boolean }) => void,
) => void;

export class SessionStandIn
  extends KnownEvents
  implements
    Pick<
      Session,
      'on' | 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
    >
{
  permissionRequest: RequestHandler = null;
  permissionCheck: CheckHandler = null;
  devicePermission: DeviceHandler = null;
  #beforeRequest: BeforeRequest | null = null;

  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: BeforeRequest) => {
      this.#beforeRequest = listener;
    },
  });

  constructor() {
    super('will-download');
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.devicePermission = handler;
  }

  /** Whether a request may go out. */
  mayRequest(url: string): Promise<boolean> {
    const listener = this.#beforeRequest;
    if (!listener) return Promise.resolve(true);
    return new Promise((resolve) => listener({ url }, ({ cancel }) => resolve(!cancel)));
  }
}
