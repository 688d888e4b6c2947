import type { Specimen } from './specimen.ts'
