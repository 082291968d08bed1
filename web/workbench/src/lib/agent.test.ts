import { describe, expect, it } from 'vitest';
import { agent_name } from './agent';

describe('agent_name', () => {
  it('names browser and system, the more particular one first', () => {
    expect(agent_name('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0 Safari/537.36 Edg/129.0')).toBe('Edge · Windows');
    expect(agent_name('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1')).toBe('Safari · iOS');
    expect(agent_name('Mozilla/5.0 (Linux; Android 14) Chrome/129.0 Mobile Safari/537.36')).toBe('Chrome · Android');
  });
  it('leaves alone what it does not know', () => {
    expect(agent_name('finance-interface 2.1')).toBe('finance-interface 2.1');
    expect(agent_name('')).toBe('');
  });
});
