import type { Part } from '../parts.ts';
import type { ProofResult } from './proof.ts';
import { alertsProof } from './proofs/alerts.ts';
import { attacksProof } from './proofs/attacks.ts';
import { deployProof } from './proofs/deploy.ts';
import { editsProof } from './proofs/edits.ts';
import { fragileProof } from './proofs/fragile.ts';
import { fuzzProof } from './proofs/fuzz.ts';
import { hostileProof } from './proofs/hostile.ts';
import { killsProof } from './proofs/kills.ts';
import { longProof } from './proofs/long.ts';
import { memoryProof } from './proofs/memory.ts';
import { plantedProof } from './proofs/planted.ts';
import { propertiesProof } from './proofs/properties.ts';
import { questionJourneyProof } from './proofs/question-journey.ts';
import { questionKillsProof } from './proofs/question-kills.ts';
import { scaleProof } from './proofs/scale.ts';
import { volumeProof } from './proofs/volume.ts';
import { wordsOutProof } from './proofs/words-out.ts';

/** What `npm run prove` runs, in this order; `--help` is made from it. Each proof is a file of proofs/. */
export const proofs: readonly Part<ProofResult>[] = [
  killsProof,
  questionKillsProof,
  wordsOutProof,
  questionJourneyProof,
  fuzzProof,
  hostileProof,
  volumeProof,
  memoryProof,
  propertiesProof,
  longProof,
  attacksProof,
  editsProof,
  fragileProof,
  deployProof,
  alertsProof,
  plantedProof,
  scaleProof,
];
