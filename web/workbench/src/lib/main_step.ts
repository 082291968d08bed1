import type { NextStep } from '@/api/types';

// The step that a page puts forward: the first that the reader may take now and that the procedure expects. Giving up,
// revising and the like are there to be found, not to be pressed.
export function main_step(steps: NextStep[]): NextStep | undefined {
  return steps.find((step) => step.allowed && !step.stayed && step.expected !== false && step.name !== 'edit');
}
