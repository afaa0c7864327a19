/** The folder of the package's own code, built or not: what is called from there is no news to the user. */
export const OWN_FOLDER: string = /^.*[\\/](?:src|dist|build)(?=[\\/])/.exec(`${__dirname}/`)?.[0] ?? __dirname;
