import { readdirSync } from 'node:fs';
import vue from 'eslint-plugin-vue';
import a11y from 'eslint-plugin-vuejs-accessibility';
import tseslint from 'typescript-eslint';

// Who may import whom, folder by folder: features -> board -> sync -> domain -> protocol and features -> parts -> ui.
// Files directly in src/ put the parts together and may import everything; testing/ serves *.spec.ts and local.html.
const feature = ['board', 'parts', 'ui', 'http', 'lang', 'domain', 'protocol'];
const layers = {
  protocol: [],
  lang: [],
  domain: ['protocol'],
  http: ['protocol'],
  sync: ['domain', 'protocol'],
  board: ['sync', 'domain', 'protocol', 'http', 'lang'],
  ui: ['lang'],
  parts: ['ui', 'lang', 'domain', 'protocol'],
};
for (const { name } of readdirSync(new URL('./src/features', import.meta.url), { withFileTypes: true }))
  layers[`features/${name}`] = feature;
// A session shows the sprint it plans as the sprint page does, never a copy.
layers['features/session'] = [...feature, 'features/sprint'];

const withoutVue = ['protocol', 'domain', 'sync', 'http', 'lang'];

const climbing = { regex: '^\\.\\./', message: "Write '@/folder/file' for a file in another folder." };

function direction(folder, allowed) {
  const block = (targets, files, ignores = []) => ({
    files,
    ignores,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            climbing,
            { regex: `^@/(?!(?:${targets.join('|')})/)`, message: `${folder}/ may import ${targets.join(', ')} only.` },
            ...(withoutVue.includes(folder)
              ? [{ regex: '(^|[/-])vue($|[/-])|^reka-ui', message: `${folder}/ knows nothing of Vue.` }]
              : []),
          ],
        },
      ],
    },
  });
  const own = [folder, ...allowed];
  return [
    block(own, [`src/${folder}/**/*.{ts,vue}`], ['**/*.spec.ts']),
    block([...own, 'testing'], [`src/${folder}/**/*.spec.ts`]),
  ];
}

export default tseslint.config(
  { ignores: ['target/', 'node_modules/', 'src/protocol/generated.ts'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  vue.configs['no-layout-rules'],
  ...a11y.configs['flat/recommended'],
  {
    files: ['src/**/*.{ts,vue}'],
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      'no-restricted-imports': ['error', { patterns: [climbing] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
          message: "People's text is never HTML.",
        },
      ],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      eqeqeq: 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-undef': 'off', // TypeScript says it better
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/multi-word-component-names': 'off',
      'vue/no-undef-components': 'error',
      'vue/no-unused-properties': 'error',
      // A label beside its control, or around it: either is enough.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  ...Object.entries(layers).flatMap(([folder, allowed]) => direction(folder, allowed)),
);
