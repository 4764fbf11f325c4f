/** Tests that need the sample site, which is built once for all of them. */
export const siteTests = ['tests/browser/**/*.test.ts', 'tests/build/**/*.test.ts'];

/**
 * Tests that can share a process, because they leave it as it was: modules are loaded once instead of once per file. A
 * test that mocks modules or changes the environment, the working directory or globals needs its own process; so do
 * tests that kill processes or measure them.
 */
export const sharedTests = [
  'tests/!(content.config|patterns).test.ts',
  'tests/{brand,browser-editor,doctor,edition,effect,endpoint,evaluation,exporting,feedback,findings,i18n,importing,indexing,knowledge,last-good,manual,markdown,mcp,media,metrics}/**/*.test.ts',
  'tests/{monitoring,own-process,plugins,privacy,publishing,readers,records,reports,search,service-hours,store,upgrading,writing}/**/*.test.ts',
  'tests/questions/**/!(kill|rotate-key).test.ts',
  'tests/support/!(properties).test.ts',
  // Those of commands share one more thing: the thread in which `runInThread` keeps what it has loaded.
  'tests/scripts/{command-line,feedback,questions,search,search-eval}.test.ts',
  'tests/scripts/lab/{parts,statistics}.test.ts',
  'tests/scripts/lab/{fixtures,load,search-eval}/**/*.test.ts',
  'tests/scripts/lab/bench/{build,pages,search}/**/*.test.ts',
  'tests/server/{app,client-address,config,connections,delivery,follow-json,headers,key-file,limiter,maintenance}.test.ts',
  'tests/server/entries/worker.test.ts',
  'tests/server/{words-below-k,published-revisions,repeated-lines,static-files,trusted-proxies}.test.ts',
  'tests/site/**/!(share-pictures).test.ts',
  'tests/checks/!(search-contract).test.ts',
];
