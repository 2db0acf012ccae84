export interface Clock {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number;
}

export interface IdSource {
  /** A new UUIDv7. The caller brands it. */
  newId(): string;
}
