// A mail server for the tests: takes what comes on a free port and says it as lines of JSON. `reject@…` is refused for good,
// `later@…` for now.
import { createRequire } from "node:module";
const require = createRequire(process.argv[2] + "/");
const { SMTPServer } = require("smtp-server");
const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo(address, session, done) {
        if (address.address.startsWith("reject@")) return done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
        if (address.address.startsWith("later@")) return done(Object.assign(new Error("try again"), { responseCode: 450 }));
        done();
    },
    onData(stream, session, done) {
        const parts = [];
        stream.on("data", (part) => parts.push(part));
        stream.on("end", () => {
            console.log(JSON.stringify({ to: session.envelope.rcptTo.map((one) => one.address), text: Buffer.concat(parts).toString("latin1") }));
            done();
        });
    },
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.server.address().port })));
process.stdin.on("end", () => process.exit(0));
process.stdin.resume();
