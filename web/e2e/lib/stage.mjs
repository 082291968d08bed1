// A fresh city whose clock the test moves: the test program qiyue-stage, asked by lines and answering by lines of JSON.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export async function open_stage(program, home, folder) {
  const child = spawn(program, [folder], { env: { ...process.env, QIYUE_HOME: home }, stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = [];
  let ended = false;
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line)));
  child.on('exit', (code) => {
    ended = true;
    for (const one of waiting.splice(0)) one.reject(new Error(`the stage ended with ${code}`));
  });
  const answer = () => new Promise((resolve, reject) => { if (ended) reject(new Error('the stage has ended')); else waiting.push({ resolve, reject }); });
  const { port } = await answer();
  return {
    base: `http://127.0.0.1:${port}`,
    async ask(line) {
      const coming = answer();
      child.stdin.write(`${line}\n`);
      const came = await coming;
      if (came?.failed) throw new Error(`${line}: ${came.failed}`);
      return came;
    },
    close: () => child.stdin.end(),
  };
}
