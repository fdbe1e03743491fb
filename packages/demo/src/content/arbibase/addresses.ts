export const grace = "admin@arbibase.example";
export const marcus = "agent@arbibase.example";
export const hannah = "agent2@arbibase.example";
export const diego = "diego@arbibase.example";
export const nora = "nora@arbibase.example";

export const elena = "customer@arbibase.example";
export const terrence = "terrence@boydholdings.example";
export const weiling = "weiling@tanfamilyre.example";
export const aaron = "aaron@firstdoor.example";
export const simone = "simone@clarkeflats.example";
export const raj = "raj@malhotracapital.example";
export const bethany = "bethany@frostrentals.example";
export const omar = "omar@haddadbrothers.example";
export const lily = "lily@duplexdiary.example";
export const george = "george@pappasbuild.example";
export const monique = "monique@rivertownhomes.example";
export const caleb = "caleb@stonebridgerei.example";

export const patricia = "patricia.lowe@example.com";
export const samuel = "sam.greer@example.org";
export const ivy = "ivy@chandlerlaw.example";
export const devon = "devon.price@example.net";
export const marta = "marta@realtynews.example";
export const harriet = "harriet@vancefamily.example";
