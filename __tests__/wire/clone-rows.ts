import { rows as errorsAndBytes } from './clone-rows-errors-and-bytes';
import { rows as plain } from './clone-rows-plain';
import { rows as refused } from './clone-rows-refused';

/** Table S3.6, row by row; a row may have several proofs. */
export const rows = [...plain, ...errorsAndBytes, ...refused];
