import {
  described,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { REGION_LEVELS } from '../../event-catalogue/vocabulary.js';
import {
  date,
  pageOf,
  recordedRegion,
  region,
  regionName,
  regionParent,
} from '../../http/openapi/shapes.js';

const called = {
  code: region,
  name: regionName,
  level: oneOf(...REGION_LEVELS),
  parent: regionParent,
};

export const Region = named('Region', recordOf(called));
export const Regions = pageOf('Regions', Region);

export const RegionHistory = named(
  'RegionHistory',
  recordOf({
    ...called,
    history: listOf(
      recordOf({
        effectiveOn: described(nullable(date), { description: 'null：登记时 As registered' }),
        code: recordedRegion,
        name: text,
        parent: nullable(recordedRegion),
        basis: nullable(text),
      }),
    ),
  }),
);
