import { SetMetadata } from '@nestjs/common';
import type { PermissionName } from '../../access/domain/permissions.js';

export const ALLOW = 'doudi:allow';
export const CONSUMES = 'doudi:consumes';

/** Who may call the route; without it nobody may. `anyone`: needs no token. */
export const Allow = (permission: PermissionName | 'anyone') => SetMetadata(ALLOW, permission);

/** The content types of the bodies that the route takes; JSON where nothing is said. */
export const Takes = (...types: readonly string[]) => SetMetadata(CONSUMES, types);
