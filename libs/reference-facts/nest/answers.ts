import { named, nullable, oneOf, recordOf, text } from '../../event-catalogue/codec.js';
import { REGION_LEVELS } from '../../event-catalogue/vocabulary.js';
import { pageOf, region } from '../../http/openapi/shapes.js';

export const Region = named(
  'Region',
  recordOf({ code: region, name: text, level: oneOf(...REGION_LEVELS), parent: nullable(region) }),
);
export const Regions = pageOf('Regions', Region);
