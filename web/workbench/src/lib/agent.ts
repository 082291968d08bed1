// What a browser calls itself, as people call it: "Chrome · Windows". What is not known stays as it was sent.
const browsers: [RegExp, string][] = [[/MicroMessenger/, '微信 WeChat'], [/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\/|Chromium\//, 'Chrome'], [/Safari\//, 'Safari'], [/curl\//, 'curl']];
const systems: [RegExp, string][] = [[/HarmonyOS|OpenHarmony/, 'HarmonyOS'], [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']];
export function agent_name(sent: string): string {
  const browser = browsers.find(([mark]) => mark.test(sent))?.[1];
  const system = systems.find(([mark]) => mark.test(sent))?.[1];
  return [browser, system].filter(Boolean).join(' · ') || sent.slice(0, 60);
}
