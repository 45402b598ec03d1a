/** The server that requests are sent to, whose tokens a test can make. */
import type { Role } from '../../../libs/access/domain/roles.js';

export interface Site {
  readonly address: string;
  token(role: Role, region?: string, subject?: string): Promise<string>;
  /** Resolves when the read models hold everything recorded. */
  settled(): Promise<void>;
  seal(): Promise<void>;
  /** As a witness that the site knows. */
  cosign(checkpoint: string): string;
}
