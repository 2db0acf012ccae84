import { EventEmitter } from 'node:events';

/** Asked by JavaScript itself and by test tools of every object, and absent from most. */
const ASKED_OF_EVERYTHING = new Set<PropertyKey>([
  'then',
  'toJSON',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
]);

/** The same object, which throws when a property is read that it does not have. */
export function strict<Part extends object>(name: string, part: Part): Part {
  return new Proxy(part, {
    get(target, property) {
      if (property in target || typeof property === 'symbol' || ASKED_OF_EVERYTHING.has(property)) {
        // Bound, because private members are the object's and not the proxy's.
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      throw new Error(`the stand-in for electron has no ${name}.${property}`);
    },
  });
}

/** An emitter that throws when somebody listens to an event that it never emits. */
export class KnownEvents extends EventEmitter {
  readonly #known: readonly string[];

  constructor(...known: string[]) {
    super();
    this.#known = known;
    this.setMaxListeners(50);
  }

  // `never` stands for the real emitter, which has a hundred more calls than this one: nobody chains on it.
  override on(event: string | symbol, listener: (...args: never[]) => void): never {
    this.#mustKnow(event);
    return super.on(event, listener as (...args: unknown[]) => void) as never;
  }

  override once(event: string | symbol, listener: (...args: never[]) => void): never {
    this.#mustKnow(event);
    return super.once(event, listener as (...args: unknown[]) => void) as never;
  }

  #mustKnow(event: string | symbol): void {
    if (!this.#known.includes(String(event))) {
      throw new Error(`the stand-in for electron emits no ${String(event)}`);
    }
  }
}

/** An event that may be prevented, as most events of Electron. */
export class PreventableEvent {
  isPrevented = false;
  preventDefault(): void {
    this.isPrevented = true;
  }
}
