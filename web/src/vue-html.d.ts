// Attributes of today's browsers that Vue's types do not know yet.
export {};
declare module 'vue' {
  interface HTMLAttributes {
    popover?: '' | 'auto' | 'manual';
    [data: `data-${string}`]: unknown;
  }
  interface ButtonHTMLAttributes {
    popovertarget?: string;
  }
}
