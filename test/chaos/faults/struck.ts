import { type Ground, told } from '../killed.js';
import { faultCampaign } from './fault-campaign.js';

interface Wanted {
  readonly seed: string;
  readonly faults: string;
  readonly apis: string;
  readonly projectors: string;
  readonly clerks: string;
}

/** @returns 0 where nothing was lost, doubled, wrong or lasting */
export async function struck(on: Ground, wanted: Wanted): Promise<number> {
  const outcome = await faultCampaign({
    ...on,
    seed: wanted.seed,
    faults: Number(wanted.faults),
    apis: Number(wanted.apis),
    projectors: Number(wanted.projectors),
    clerks: Number(wanted.clerks),
  });
  on.log(`${wanted.faults} faults, seed ${wanted.seed}`);
  return told(outcome, on.log) ? 0 : 1;
}
