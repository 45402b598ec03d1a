/** The programs that the province added; those of the catalogue are in no table. */
import { publishedBy } from '../../projection/projection.js';

export const PROGRAM_VIEWS = publishedBy('policy', {
  programs: `SELECT position, code, chinese_name, english_name, class, pooled, functional_codes,
      effective_from, basis
    FROM read.programs`,
});
