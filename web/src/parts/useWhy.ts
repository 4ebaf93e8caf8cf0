import { ref } from 'vue';

/** Whether the way from the selected story up to the vision is shown. */
export const whyShown = ref(false);
