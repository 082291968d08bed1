import { language, type Language } from '@/i18n';
import { defineStore } from 'pinia';
import { ref, watch } from 'vue';

const place = 'qiyue.settings';

export const use_settings = defineStore('settings', () => {
  let kept: { elder?: boolean; compact?: boolean; language?: Language } = {};
  try {
    kept = JSON.parse(localStorage.getItem(place) ?? '{}');
  } catch { /* a broken note is no note */ }
  const elder = ref(kept.elder ?? false);
  const compact = ref(kept.compact ?? false);
  language.value = kept.language === 'en' ? 'en' : 'zh';

  watch([elder, compact, language], () => {
    const page = document.documentElement;
    page.classList.toggle('elder', elder.value);
    page.classList.toggle('compact', compact.value && !elder.value);
    page.lang = language.value === 'zh' ? 'zh-CN' : 'en';
    try {
      localStorage.setItem(place, JSON.stringify({ elder: elder.value, compact: compact.value, language: language.value }));
    } catch { /* private window: forgotten when it closes */ }
  }, { immediate: true });
  return { elder, compact };
});
