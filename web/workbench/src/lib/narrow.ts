import { ref } from 'vue';

// A phone, or a window as narrow: there what is not the reader's task stands folded. On paper nothing is.
const asked = typeof matchMedia === 'function' ? matchMedia('(max-width: 640px)') : null;
export const narrow = ref(asked?.matches ?? false);
asked?.addEventListener('change', (event) => { narrow.value = event.matches; });
if (asked) {
  window.addEventListener('beforeprint', () => { narrow.value = false; });
  window.addEventListener('afterprint', () => { narrow.value = asked.matches; });
}
