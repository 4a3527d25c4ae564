import { describe } from 'vitest';
import { clientLaws } from './support/client-laws.js';
import { presentLanguages } from './support/present.js';

describe.each(presentLanguages())('the client in $name', ({ client }) => clientLaws(client));
