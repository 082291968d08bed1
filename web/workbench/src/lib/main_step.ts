import type { NextStep } from '@/api/types';

// The step that a page puts forward: the first that the reader may take now, and that moves the record on.
export function main_step(steps: NextStep[]): NextStep | undefined {
  return steps.find((step) => step.allowed && !step.stayed && step.name !== 'edit');
}
