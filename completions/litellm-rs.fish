# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_litellm_rs_global_optspecs
    string join \n url= api-key= api-key-file= profile= o/output= jq= columns= sort= no-headers raw color= no-color ascii time= q/quiet v/verbose timeout= retries= y/yes no-input read-only read-write dry-run insecure ca-cert= h/help V/version
end

function __fish_litellm_rs_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_litellm_rs_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_litellm_rs_using_subcommand
    set -l cmd (__fish_litellm_rs_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -s V -l version -d 'Print version'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "serve" -d 'Run the proxy'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "init" -d 'Write a commented config.yaml to begin with'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "customer" -d 'Those who are billed'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "budget" -d 'The rules that customers and keys share'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "key" -d 'Credentials'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "team" -d 'Members of staff and keys under one budget'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "user" -d 'Members of staff'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "organization" -d 'Teams and keys under one budget'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "tag" -d 'Labels of calls, with limits'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "credential" -d 'What models share to reach a provider'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "deliveries" -d 'What billing systems and webhooks are told'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "requests" -d 'Calls under way, seen and stopped'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "billing" -d 'Who is billed for usage'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "model" -d 'What may be called, and what it costs'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "spend" -d 'What calls have cost'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "explain" -d 'Why a call was admitted, capped or refused'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "exec" -d 'Run a program whose calls go through this proxy'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "simulate" -d 'The calls of a period under other prices and caps: who would have paid what'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "export" -d 'The ledger, customers and budgets as files'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "statement" -d 'What a customer used in a month, as it can be sent to them'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "check" -d 'A gate for scripts: exit 6 when something is over its limit'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "dashboard" -d 'Everything on one screen: spend, customers, budgets, keys, running calls'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "tui" -d 'Everything on one screen: spend, customers, budgets, keys, running calls'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "top" -d 'Everything on one screen: spend, customers, budgets, keys, running calls'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "tail" -d 'What is spent, as it is spent'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "apply" -d 'Make the server what files say: budgets, teams, users, keys, customers'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "diff" -d 'What apply would change; exit code 6 when there is something'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "pull" -d 'What the server has, as a file for apply'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "chat" -d 'Ask a model'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "api" -d 'Call any path of the server'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "ledger" -d 'The book itself; needs no server'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "webhook" -d 'Keys that sign webhooks; needs no server'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "listen" -d 'Be a webhook or Lago on this machine, and show what comes'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "status" -d 'What the server is'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "ping" -d 'Whether the server is there, and how far away'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "whoami" -d 'Who this key is to the server'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "doctor" -d 'What is wrong between here and the server, and what to do about it'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "config" -d 'Stored settings of this command line: profiles with addresses and keys'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "completions" -d 'Scripts that complete commands and flags'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "man" -d 'Manual pages, written to a folder'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "version" -d 'The version of this program'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "help" -d 'Help on a topic or a command'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "http" -d 'The original\'s name of `api`'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -s c -l config -d 'Configuration file' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l host -d 'Address to listen on [default: 0.0.0.0; 127.0.0.1 without a strong master key]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l port -d 'Port to listen on; 0 takes a free one' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l database -d 'SQLite file or postgresql:// address [default: a file in the data directory]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l log-format -d 'How log lines are written' -r -f -a "text\t'For people'
json\t'One JSON object per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -s m -l model -d 'Serve this model in addition to those of the configuration' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l alias -d 'Name under which --model is served' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l api-base -d 'Address of the provider of --model' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l api-version -d 'API version of the provider of --model' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l headers -d 'Headers for the provider of --model' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l temperature -d 'Temperature of calls of --model that name none' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l max-tokens -d 'Longest answer of calls of --model that name none' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l request-timeout -d 'Longest wait for a provider, in seconds' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l max-budget -d 'Cap of everything that is spent through this proxy' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l ssl-keyfile-path -d 'Private key for TLS (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l ssl-certfile-path -d 'Certificate for TLS (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l ciphers -d 'TLS ciphers' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l keepalive-timeout -d 'How long an idle connection is kept, in seconds' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l limit-concurrency -d 'Most calls at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l prometheus-metrics-port -d 'Port for metrics alone' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l num-workers -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l telemetry -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l max-requests-before-restart -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l log-config -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l loop-type -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l add-key -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l test -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l check -l validate-config -d 'Check configuration and database, then exit'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l skip-server-startup -d 'Set everything up, then exit before listening'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l drop-params -d 'Drop parameters a provider does not know instead of refusing the call'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l debug -d 'Log more'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l detailed-debug -d 'Log everything but keys, prompts and answers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l version -d 'Print the version'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l run-gunicorn
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l run-hypercorn
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l run-granian
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l use-prisma-db-push
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l skip-db-migration-check
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l enforce-prisma-migration-check
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l iam-token-db-auth
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l reload
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l add-function-to-prompt
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l save
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l setup
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l health
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l local
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l use-queue
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -f -a "new" -d 'Make a customer'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -f -a "info" -d 'Show customers: state, spend, budget'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -f -a "list" -d 'List customers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -f -a "update" -d 'Change customers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -f -a "delete" -d 'Delete customers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -f -a "block" -d 'Refuse the calls of customers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -f -a "unblock" -d 'Accept the calls of customers again'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock activity" -f -a "activity" -d 'What customers have spent, by day, model or key'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l alias -d 'Name for people' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l budget-id -d 'Budget to be on' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l models -d 'Models it may call; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l default-model -d 'Model of calls that name none' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l allowed-model-region -d 'Region that may serve it' -r -f -a "eu\t''
us\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l blocked -d 'Refuse its calls' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l spend -d 'What it has spent already' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -s f -l file -d 'Objects of a file: JSON, JSON lines, YAML or CSV; `-` is stdin. Flags win over it' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l input-format -d 'How the file is written [default: as its name ends]' -r -f -a "json\t'One object, or an array of them'
jsonl\t'One object a line'
yaml\t'One object, or a list of them'
csv\t'A header with the names of members, then one object a line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l if-not-exists -d 'What exists already is left as it is'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l upsert -d 'What exists already gets the members that are given'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l with-activity -d 'Also what was spent in this time, and when last: 30d, this-month, …' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l over -d 'Only those that have used at least so much of their budget' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l budget-id -d 'Only those on this budget' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l blocked -d 'Only blocked ones'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l alias -d 'Name for people' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l budget-id -d 'Budget to be on' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l models -d 'Models it may call; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l default-model -d 'Model of calls that name none' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l allowed-model-region -d 'Region that may serve it' -r -f -a "eu\t''
us\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l blocked -d 'Refuse its calls' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l clear -d 'Take a member away' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -s f -l file -d 'Objects of a file: JSON, JSON lines, YAML or CSV; `-` is stdin. Flags win over it' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l input-format -d 'How the file is written [default: as its name ends]' -r -f -a "json\t'One object, or an array of them'
jsonl\t'One object a line'
yaml\t'One object, or a list of them'
csv\t'A header with the names of members, then one object a line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l if-exists -d 'A missing one is no failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l since -d 'From when on: a duration ago, today, this-month, a date, …' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l until -d 'Up to when [default: now]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l by -d 'What to add up by' -r -f -a "day\t'Days in UTC'
model\t'Models, those that cost most first'
key\t'Keys, those that cost most first'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l chart -d 'Bars instead of a table'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from activity" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -f -a "new" -d 'Make a budget'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -f -a "info" -d 'Show budgets'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -f -a "list" -d 'List all budgets'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -f -a "update" -d 'Change a budget for everybody who is on it'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -f -a "delete" -d 'Delete budgets'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -f -a "apply" -d 'The same as `apply`'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -f -a "diff" -d 'The same as `diff`'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete apply diff assign" -f -a "assign" -d 'Put customers on a budget'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -s f -l file -d 'Objects of a file: JSON, JSON lines, YAML or CSV; `-` is stdin. Flags win over it' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l input-format -d 'How the file is written [default: as its name ends]' -r -f -a "json\t'One object, or an array of them'
jsonl\t'One object a line'
yaml\t'One object, or a list of them'
csv\t'A header with the names of members, then one object a line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l if-not-exists -d 'What exists already is left as it is'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l upsert -d 'What exists already gets the members that are given'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l customers -d 'Also who is on them'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l clear -d 'Take a limit away' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -s f -l file -d 'Objects of a file: JSON, JSON lines, YAML or CSV; `-` is stdin. Flags win over it' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l input-format -d 'How the file is written [default: as its name ends]' -r -f -a "json\t'One object, or an array of them'
jsonl\t'One object a line'
yaml\t'One object, or a list of them'
csv\t'A header with the names of members, then one object a line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l if-exists -d 'A missing one is no failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -s f -l file -d 'Files with the objects that are wanted, YAML or JSON; `-` is stdin' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l concurrency -d 'Changes of one kind under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l prune -d 'Remove budgets that no file lists; never anything else'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -s f -l file -d 'Files with the objects that are wanted, YAML or JSON; `-` is stdin' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l prune -d 'Remove budgets that no file lists; never anything else'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from assign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -f -a "generate" -d 'Make a key; it is shown once'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -f -a "info" -d 'Show keys'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -f -a "list" -d 'List keys'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -f -a "update" -d 'Change keys'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -f -a "delete" -d 'Delete keys'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -f -a "block" -d 'Refuse calls with keys'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -f -a "unblock" -d 'Accept calls with keys again'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -f -a "regenerate" -d 'Replace a key; its limits and spend stay'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l key-alias -d 'Name for people' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l duration -d 'How long it works' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l models -d 'Models it may call; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l user-id -d 'Member of staff it belongs to' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l team-id -d 'Team it belongs to' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l budget-id -d 'Budget whose limits fill in where its own are absent' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l metadata -d 'Free data, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l tags -d 'Tags of its calls' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l aliases -d 'Model names it may write instead of others' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l config -d 'Stored with the key' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l permissions -d 'Stored with the key' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l spend -d 'What it has spent already' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l key-type -d 'default, llm_api, management or read_only' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l blocked -d 'Refuse calls with it' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l key -d 'Use this key instead of a new one; `-` reads it from stdin' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l out -d 'Write the key to a new file (mode 0600) instead of showing it; of a file of keys, each with its alias' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -s f -l file -d 'Objects of a file: JSON, JSON lines, YAML or CSV; `-` is stdin. Flags win over it' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l input-format -d 'How the file is written [default: as its name ends]' -r -f -a "json\t'One object, or an array of them'
jsonl\t'One object a line'
yaml\t'One object, or a list of them'
csv\t'A header with the names of members, then one object a line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l if-not-exists -d 'What exists already is left as it is'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l upsert -d 'What exists already gets the members that are given'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l user-id -d 'Only keys of this member of staff' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l team-id -d 'Only keys of this team' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l organization-id -d 'Only keys of this organization' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l key-alias -d 'Only the key with this alias' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l key-hash -d 'Only the key with this hash' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l status -d 'Only keys in this state' -r -f -a "active\t''
expired\t''
revoked\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l include-team-keys -d 'Also keys of the teams of that member of staff'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l key-alias -d 'New name for people' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l duration -d 'How long it works' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l models -d 'Models it may call; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l user-id -d 'Member of staff it belongs to' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l team-id -d 'Team it belongs to' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l budget-id -d 'Budget whose limits fill in where its own are absent' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l metadata -d 'Free data, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l tags -d 'Tags of its calls' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l aliases -d 'Model names it may write instead of others' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l config -d 'Stored with the key' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l permissions -d 'Stored with the key' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l spend -d 'What it has spent already' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l key-type -d 'default, llm_api, management or read_only' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l blocked -d 'Refuse calls with it' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l clear -d 'Take a member away' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -s f -l file -d 'Objects of a file: JSON, JSON lines, YAML or CSV; `-` is stdin. Flags win over it' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l input-format -d 'How the file is written [default: as its name ends]' -r -f -a "json\t'One object, or an array of them'
jsonl\t'One object a line'
yaml\t'One object, or a list of them'
csv\t'A header with the names of members, then one object a line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l alias -d 'By alias, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l if-exists -d 'A missing one is no failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l alias -d 'By alias, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l alias -d 'By alias, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l concurrency -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l continue-on-error -d 'Go on after a failure; the exit status is 8 then'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l grace-period -d 'How long the old one still works' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l out -d 'Write the key to a new file (mode 0600) instead of showing it' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -f -a "new" -d 'Make a team'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -f -a "info" -d 'Show teams: state, spend, budget, members'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -f -a "list" -d 'List teams'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -f -a "update" -d 'Change teams'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -f -a "delete" -d 'Delete teams with their keys'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -f -a "block" -d 'Refuse the calls of teams'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -f -a "unblock" -d 'Accept the calls of teams again'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -f -a "member" -d 'Who is in a team'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -f -a "assign-key" -d 'Give keys to a team'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and not __fish_seen_subcommand_from new info list update delete block unblock member assign-key available" -f -a "available" -d 'List the teams that this key\'s user may join'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l alias -d 'Name for people' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l models -d 'Models its keys may call; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l model-alias -d 'Model name that its keys may write instead of another, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l organization-id -d 'Organization it belongs to' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l metadata -d 'Free data, again for each; what is there already is replaced' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l tags -d 'Tags of its calls' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l blocked -d 'Refuse its calls' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l team-member-budget -d 'Hard cap of each member' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l team-member-budget-duration -d 'How long a window of that cap lasts' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l team-member-tpm-limit -d 'Tokens of each member in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l team-member-rpm-limit -d 'Requests of each member in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l member -d 'User to be in it, as admin or as user, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l if-not-exists -d 'When it exists already, leave it as it is'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l upsert -d 'When it exists already, change it'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l organization-id -d 'Only teams of this organization' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l user-id -d 'Only teams of this member of staff' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l over -d 'Only those that have used at least so much of their budget' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l blocked -d 'Only blocked ones'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l alias -d 'Name for people' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l models -d 'Models its keys may call; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l model-alias -d 'Model name that its keys may write instead of another, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l organization-id -d 'Organization it belongs to' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l metadata -d 'Free data, again for each; what is there already is replaced' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l tags -d 'Tags of its calls' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l blocked -d 'Refuse its calls' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l team-member-budget -d 'Hard cap of each member' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l team-member-budget-duration -d 'How long a window of that cap lasts' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l team-member-tpm-limit -d 'Tokens of each member in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l team-member-rpm-limit -d 'Requests of each member in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l clear -d 'Take a member away' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l if-exists -d 'A missing one is no failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from block" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from unblock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -f -a "add" -d 'Add users to a team; those that nobody made are made'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -f -a "list" -d 'List who is in a team, and what each has spent there'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -f -a "update" -d 'Change what members may do and spend in a team'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from member" -f -a "remove" -d 'Take users out of a team; their keys of the team go too'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from assign-key" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand team; and __fish_seen_subcommand_from available" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -f -a "new" -d 'Make a user; without a key unless one is asked for'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -f -a "info" -d 'Show users: role, teams, spend, budget'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -f -a "list" -d 'List users'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -f -a "update" -d 'Change users'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and not __fish_seen_subcommand_from new info list update delete" -f -a "delete" -d 'Delete users with their keys'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l email -d 'E-mail address' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l alias -d 'Name for people' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l role -d 'What it may do' -r -f -a "proxy_admin\t'Everything'
proxy_admin_viewer\t'Sees everything'
internal_user\t'Own keys and own spend'
internal_user_viewer\t'Sees own keys and own spend'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l models -d 'Models its own keys may call; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l metadata -d 'Free data, again for each; what is there already is replaced' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l team -d 'Team to be in, as user or as admin, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l key-alias -d 'Name of that key for people' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l duration -d 'How long that key works' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l with-key -d 'Also make a key, and show it once'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l if-not-exists -d 'When it exists already, leave it as it is'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l upsert -d 'When it exists already, change it'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l role -d 'Only users with this role' -r -f -a "proxy_admin\t'Everything'
proxy_admin_viewer\t'Sees everything'
internal_user\t'Own keys and own spend'
internal_user_viewer\t'Sees own keys and own spend'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l team -d 'Only members of this team' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l email -d 'Only users whose address holds this' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l over -d 'Only those that have used at least so much of their budget' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l email -d 'E-mail address' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l alias -d 'Name for people' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l role -d 'What it may do' -r -f -a "proxy_admin\t'Everything'
proxy_admin_viewer\t'Sees everything'
internal_user\t'Own keys and own spend'
internal_user_viewer\t'Sees own keys and own spend'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l models -d 'Models its own keys may call; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l metadata -d 'Free data, again for each; what is there already is replaced' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l clear -d 'Take a member away' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l if-exists -d 'A missing one is no failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand user; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -f -a "new" -d 'Make an organization'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -f -a "info" -d 'Show organizations: spend, budget, teams'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -f -a "list" -d 'List organizations'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -f -a "update" -d 'Change organizations'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and not __fish_seen_subcommand_from new info list update delete" -f -a "delete" -d 'Delete organizations that have no teams and keys any more'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l alias -d 'Name for people [default when it is made: the id]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l budget-id -d 'Budget whose limits fill in where its own are absent' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l models -d 'Models its keys may call; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l metadata -d 'Free data, again for each; what is there already is replaced' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l if-not-exists -d 'When it exists already, leave it as it is'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l upsert -d 'When it exists already, change it'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l alias -d 'Name for people [default when it is made: the id]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l budget-id -d 'Budget whose limits fill in where its own are absent' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l models -d 'Models its keys may call; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l metadata -d 'Free data, again for each; what is there already is replaced' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l clear -d 'Take a member away' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l if-exists -d 'A missing one is no failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand organization; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -f -a "new" -d 'Describe a tag and give it limits'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -f -a "info" -d 'Show tags: spend, budget'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -f -a "list" -d 'List tags, also those that calls carried and nobody described'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -f -a "update" -d 'Change tags'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and not __fish_seen_subcommand_from new info list update delete" -f -a "delete" -d 'Take the limits of tags away; calls may still carry them'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l description -d 'What it is for' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l budget-id -d 'Budget whose limits fill in where its own are absent' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l models -d 'Models its calls may use; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l if-not-exists -d 'When it exists already, leave it as it is'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l upsert -d 'When it exists already, change it'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l description -d 'What it is for' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l max-budget -d 'Hard cap of one window' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l soft-budget -d 'Alerts when crossed, never refuses' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l budget-duration -d 'How long a window lasts: 24h, 7d, 1mo, daily, …; without one the cap is for life' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l budget-reset-at -d 'End of the first window: a duration from now, a date, or RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l tpm-limit -d 'Tokens in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l rpm-limit -d 'Requests in any minute' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l tpd-limit -d 'Tokens in any day' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l max-parallel-requests -d 'Requests under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l model-max-budget -d 'Cap of one model, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l budget-id -d 'Budget whose limits fill in where its own are absent' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l models -d 'Models its calls may use; all when empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l set -d 'Any member by name: `path=text`, or `path:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l json -d 'Members as one JSON object; flags win over them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l clear -d 'Take a member away' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l if-exists -d 'A missing one is no failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tag; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -f -a "new" -d 'Add a credential'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -f -a "info" -d 'Show credentials, without secrets'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -f -a "list" -d 'List credentials, without secrets'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -f -a "update" -d 'Change a credential, for all models that use it'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and not __fish_seen_subcommand_from new info list update delete" -f -a "delete" -d 'Delete credentials that no model needs'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l display-name -d 'Name for people' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l provider -d 'Provider it is for' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l secret -d 'Secret value from the environment, a file, or a line of stdin, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l value -d 'Value that is no secret, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l if-not-exists -d 'When it exists already, leave it as it is'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l upsert -d 'When it exists already, change it'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l display-name -d 'Name for people' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l provider -d 'Provider it is for' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l secret -d 'Secret value from the environment, a file, or a line of stdin, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l value -d 'Value that is no secret, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l clear -d 'Take a value away, or display-name' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l if-exists -d 'A missing one is no failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand credential; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -f -a "status" -d 'How every destination does'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -f -a "list" -d 'List deliveries, newest first'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -f -a "show" -d 'Show deliveries, with what is sent'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -f -a "retry" -d 'Send deliveries again, at once'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -f -a "drop" -d 'Give deliveries up; they stay on record'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -f -a "pause" -d 'Stop telling a destination; what it is owed waits'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -f -a "resume" -d 'Tell a destination again'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -f -a "verify" -d 'Check that everything that was spent is told, and kept'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -f -a "test" -d 'Send a sample event; a billing system is only asked whether it is there'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l destination -d 'Only those of this destination' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l state -d 'Only those in this state' -r -f -a "pending\t''
delivered\t''
dead\t''
skipped\t''
unknown\t''
dropped\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l customer -d 'Only those about this customer' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l since -d 'Only later ones: a duration ago, today, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l until -d 'Only earlier ones' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l filter -d 'Only rows that pass: words, `field:value`, `cost>0.01`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l limit -d 'At most so many' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l failed -d 'Only those that need somebody: dead and unknown'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l all -d 'All of them, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l destination -d 'Only those of this destination' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l dead -d 'All that were refused for good'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l unknown -d 'All of which nobody knows whether they arrived; a billing system may bill them twice'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l reason -d 'Why; it is kept with who did it' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l reason -d 'Why; it is kept with who did it' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l destination -d 'Only this destination' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l since -d 'Only later ones: a duration ago, today, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l until -d 'Only earlier ones' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -f -a "active" -d 'List calls under way, oldest first, with what they hold'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and not __fish_seen_subcommand_from active cancel" -f -a "cancel" -d 'Stop calls under way; what they have used is booked, and their callers are told'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l customer -d 'Only those of this customer' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l model -d 'Only those of this model' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l filter -d 'Only rows that pass: words, `field:value`, `cost>0.01`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l limit -d 'At most so many' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l all -d 'All of them, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from active" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l run -d 'Of calls that share an ID, only this one: its `run` in `requests active -o json`; once for each ID' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l reason -d 'Why; their callers are told, and the server\'s log' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand requests; and __fish_seen_subcommand_from cancel" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -f -a "check" -d 'Check that a billing system is set up for what it is sent'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -f -a "unbilled" -d 'List usage that names nobody to bill'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -f -a "assign" -d 'Bill usage that names nobody to somebody'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l key -d 'Only usage of this key: itself, its hash or its alias' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l team -d 'Only usage of this team' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l user -d 'Only usage of this member of staff' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l destination -d 'Only what is owed to this system' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l since -d 'Only later ones: a duration ago, today, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l until -d 'Only earlier ones' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l filter -d 'Only rows that pass: words, `field:value`, `cost>0.01`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l limit -d 'At most so many' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l all -d 'All of them, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l to -d 'Who is billed' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l key -d 'Only usage of this key: itself, its hash or its alias' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l team -d 'Only usage of this team' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l user -d 'Only usage of this member of staff' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l destination -d 'Only what is owed to this system' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l since -d 'Only later ones: a duration ago, today, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l until -d 'Only earlier ones' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l all -d 'Everything that names nobody'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -f -a "list" -d 'List what this key may call'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -f -a "info" -d 'Show everything that is known of models, with all their prices'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -f -a "groups" -d 'List public names, with all that stands behind each taken together'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -f -a "prices" -d 'List what models cost'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -f -a "new" -d 'Add a model while calls run'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -f -a "update" -d 'Change an added model'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -f -a "delete" -d 'Take added models away'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -f -a "block" -d 'Let nobody call added models'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and not __fish_seen_subcommand_from list info groups prices new update delete block unblock" -f -a "unblock" -d 'Let added models be called again'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l offline -d 'What the table of this program says; asks no server'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from groups" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l provider -d 'Only of this provider' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l mode -d 'Only for this: chat, embedding, image_generation, rerank, …' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l max-input-price -d 'Only those whose input costs at most so much per million tokens' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l per -d 'For how many tokens prices are shown' -r -f -a "1\t'One token'
1k\t'A thousand'
1m\t'A million'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l offline -d 'The table of this program, with every model it knows; asks no server'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from prices" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -s p -l param -d 'Where and how it is called: `key=text` or `key:=json`. Secrets belong into the environment of the server (`api_key=os.environ/NAME`), or come from stdin (`api_key=-`)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -s i -l info -d 'What is known of it, like prices and limits: `key=text` or `key:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l rename -d 'Its new public name' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -s p -l param -d 'Where and how it is called: `key=text` or `key:=json`. Secrets belong into the environment of the server (`api_key=os.environ/NAME`), or come from stdin (`api_key=-`)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -s i -l info -d 'What is known of it, like prices and limits: `key=text` or `key:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from block" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand model; and __fish_seen_subcommand_from unblock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -f -a "logs" -d 'List what single calls have cost'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -f -a "report" -d 'Add up what whole days have cost'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -f -a "calculate" -d 'Tell what a call would cost'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -f -a "reset" -d 'Start the spend of every key and team over; the log stays'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs report calculate reset tail" -f -a "tail" -d 'Follow spend live'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l customer -d 'Only this customer' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l key -d 'Only this key: itself, its hash or its alias' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l team -d 'Only this team' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l user -d 'Only this member of staff' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l model -d 'Only this model' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l tag -d 'Only calls with this tag' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l status -d 'Only calls that ended so' -r -f -a "success\t''
failure\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l request-id -d 'Only this call' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l session-id -d 'Only calls of this conversation' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l since -d 'Only later calls: a duration ago, today, a date, RFC 3339 [default: 24h]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l until -d 'Only earlier calls' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l min-cost -d 'Only calls that cost at least so much' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l filter -d 'Only rows that pass: words, `field:value`, `used>=80%`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l watch -d 'List again and again [default pause: 2s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l by -d 'What to add up by; several at once are divided by commas' -r -f -a "day\t'The day in UTC'
customer\t'Who is billed'
team\t'The team of the key'
key\t'The credential'
user\t'The member of staff'
model\t'The public name of the model'
provider\t'Where the model is'
tag\t'A label; a call with several counts in each'
organization\t'The organization of the team'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l since -d 'The first day, in UTC: a duration ago, today, this-month, a date [default: 30d]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l until -d 'Only days before this time, in UTC' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l top -d 'Only the rows that cost most' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l chart -d 'Bars instead of a table'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l model -d 'The model, as this server or the price table calls it [default: the one of the file]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l input-tokens -d 'Tokens of the prompt, those from the cache included' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l output-tokens -d 'Tokens of the answer' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l cached-tokens -d 'Tokens of the prompt that the provider has in its cache' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -s f -l file -d 'A request, or the answer to one, as JSON; `-` reads stdin' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l text -d 'A prompt' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l max-cost -d 'Fail with exit code 6 when it costs more' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l offline -d 'Use the table of this program and ask no server; needs the numbers of tokens'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from calculate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l all -d 'Every key and every team; there is no smaller reset'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l customer -d 'Only these customers, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l key -d 'Only these keys, by alias or hash' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l team -d 'Only these teams' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l user -d 'Only these members of staff' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l model -d 'Only these models' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l provider -d 'Only these providers' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l tag -d 'Only calls with one of these tags' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l status -d 'Only calls that ended so' -r -f -a "ok\t''
error\t''
blocked\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l min-cost -d 'Only calls that cost at least so much' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l filter -d 'Only what passes: words, `field:value`, `cost>0.01`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l since -d 'Begin in the past: a duration ago, today, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l max -d 'End after so many events' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l for -d 'End after so long' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l no-follow -d 'End when the past is told'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l totals -d 'Sums at the end, on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l with-master-key -d 'Give the program the master key of this machine\'s server, with which it may do everything'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand exec" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l since -d 'From when: a duration ago, last-month, a date, RFC 3339 [default: this-month; of a file, its beginning]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l until -d 'Until when' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l customer -d 'Only this customer, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l budgets -d 'Caps: a file of budgets, customers and teams, as `apply` takes them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l prices -d 'Prices: a file of models, margins and discounts; or `builtin`, the table of this program' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l model-map -d 'Price calls of one model as calls of another, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l margin -d 'Put so much on top of every call' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l margin-fixed -d 'Put this amount on top of every call' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l timezone -d 'Zone of windows without one of their own' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l from -d 'Replay the lines of a file that `export spend --format jsonl` has written; `-` is stdin' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l refusals -d 'List every refused call instead of the customers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l fail-if-refused -d 'Exit 6 if any call would have been refused'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l all -d 'All rows, also on a terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand simulate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -f -a "spend" -d 'Export the ledger: every charge, correction and reset'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -f -a "customers" -d 'Export all customers, with their budgets and what they have spent'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and not __fish_seen_subcommand_from spend customers budgets" -f -a "budgets" -d 'Export all budgets'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l format -d 'How it is written [default: csv]' -r -f -a "csv\t'Comma-separated, with a header'
jsonl\t'One JSON object a line'
json\t'One JSON array'
lago\t'One Lago event a line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l since -d 'Only what was booked later: a duration ago, today, last-month, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l until -d 'Only what was booked earlier' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l customer -d 'Only of or about this customer' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l key -d 'Only of or about this key: itself, its hash or its alias' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l team -d 'Only of or about this team' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l user -d 'Only of or about this member of staff' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l model -d 'Only calls of this model' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l by -d 'Sums instead of lines; days and months are those of UTC' -r -f -a "day\t'The day in UTC'
month\t'The month in UTC'
customer\t'Who is billed'
key\t'The key, by its hash'
user\t'The member of staff'
team\t'The team'
organization\t'The organization'
model\t'The public model name'
provider\t'The provider'
tag\t'A label; a call with several counts for each'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l out -d 'Write to this file: it is there whole or, until then, as FILE.part' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l event-code -d 'Codes of the billable metrics; several get one event each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l charge-by -d 'Who is billed [default: end_user_id]' -r -f -a "end_user_id\t'The customer'
user_id\t'The member of staff the key belongs to'
team_id\t'The team the key belongs to'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l lago-ids -d 'Which ids events carry: `lago_ids` of the server' -r -f -a "both\t''
subscription\t''
customer\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l lago-numbers -d 'How numbers are written: `lago_numbers` of the server' -r -f -a "number\t''
text\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l resume -d 'Go on after the last whole line of FILE.part or FILE; with the same options as before, and from a ledger only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l send -d 'Send the events to Lago (LAGO_API_BASE, LAGO_API_KEY); safe to repeat'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l lago-precise-amount -d 'With `precise_total_amount_cents`: `lago_precise_amount` of the server'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l lago-skip-zero -d 'Without calls that cost nothing: `lago_skip_zero` of the server'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from spend" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l format -d 'How it is written [default: csv]' -r -f -a "csv\t''
jsonl\t''
json\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l out -d 'Write to this file: it is there whole or not at all' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from customers" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l format -d 'How it is written [default: csv]' -r -f -a "csv\t''
jsonl\t''
json\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l out -d 'Write to this file: it is there whole or not at all' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand export; and __fish_seen_subcommand_from budgets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l period -d 'A month (2026-11), this-month, last-month, a day, or from a day to a day, both included (2026-11-01..2026-11-15); in UTC' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l format -d 'How it is written [default: table]' -r -f -a "table\t'For people, on a terminal'
csv\t'One row for each day and model, each correction, and the total'
json\t'One object'
html\t'A page that can be printed or sent'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l out -d 'Write to this file' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand statement" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l customer -d 'This customer' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l team -d 'This team' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l key -d 'This key: itself, its hash or its alias' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l max-used -d 'At most this part of the budget is used' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l max-spend -d 'At most so much is spent: in the budget\'s window, or since `--since`; of nobody named, of the whole proxy' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l since -d 'What counts for `--max-spend`: a duration ago, today, this-month, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l request -d 'A request (JSON, `-` is stdin) that costs at most `--max-cost`, the longest answer that it allows included' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l max-cost -d 'What the request may cost' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l delivery-lag -d 'No destination is behind by more: 10m, 1h' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l all -d 'Every customer'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l screen -d 'The first screen [default: overview]' -r -f -a "overview\t'Sums, a chart, the largest customers and models, alerts'
customers\t'Who is billed'
budgets\t'The rules'
keys\t'Credentials'
tail\t'Events as they happen'
delivery\t'What billing systems were told'
help\t'What every key does'
active\t'Calls that are running'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l window -d 'How far numbers and charts look back [default: 1h]' -r -f -a "5m\t'Five minutes'
1h\t'An hour'
24h\t'A day'
7d\t'A week'
30d\t'Thirty days'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l filter -d 'Only what passes, on the first screen: words, `field:value`, `cost>0.01` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l theme -d 'Colours [default: auto]' -r -f -a "auto\t'The terminal\'s own 16 colours on its own ground'
dark\t'For dark grounds'
light\t'For light grounds'
high-contrast\t'Bright and bold'
colour-blind\t'Blue and orange instead of green and red'
mono\t'No colour at all'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l fps -d 'The most frames in a second [default: 10]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l size -d 'The size of that frame, like 120x36 [default: 80x24]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l press -d 'Keys to press before that frame is drawn: `/used>=80%<Enter>`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l no-mouse -d 'Leave the mouse to the terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l once -d 'Print one frame as text, and end'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l demo -d 'Made-up customers and calls; needs no server'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand dashboard" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l screen -d 'The first screen [default: overview]' -r -f -a "overview\t'Sums, a chart, the largest customers and models, alerts'
customers\t'Who is billed'
budgets\t'The rules'
keys\t'Credentials'
tail\t'Events as they happen'
delivery\t'What billing systems were told'
help\t'What every key does'
active\t'Calls that are running'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l window -d 'How far numbers and charts look back [default: 1h]' -r -f -a "5m\t'Five minutes'
1h\t'An hour'
24h\t'A day'
7d\t'A week'
30d\t'Thirty days'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l filter -d 'Only what passes, on the first screen: words, `field:value`, `cost>0.01` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l theme -d 'Colours [default: auto]' -r -f -a "auto\t'The terminal\'s own 16 colours on its own ground'
dark\t'For dark grounds'
light\t'For light grounds'
high-contrast\t'Bright and bold'
colour-blind\t'Blue and orange instead of green and red'
mono\t'No colour at all'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l fps -d 'The most frames in a second [default: 10]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l size -d 'The size of that frame, like 120x36 [default: 80x24]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l press -d 'Keys to press before that frame is drawn: `/used>=80%<Enter>`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l no-mouse -d 'Leave the mouse to the terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l once -d 'Print one frame as text, and end'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l demo -d 'Made-up customers and calls; needs no server'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tui" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l screen -d 'The first screen [default: overview]' -r -f -a "overview\t'Sums, a chart, the largest customers and models, alerts'
customers\t'Who is billed'
budgets\t'The rules'
keys\t'Credentials'
tail\t'Events as they happen'
delivery\t'What billing systems were told'
help\t'What every key does'
active\t'Calls that are running'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l window -d 'How far numbers and charts look back [default: 1h]' -r -f -a "5m\t'Five minutes'
1h\t'An hour'
24h\t'A day'
7d\t'A week'
30d\t'Thirty days'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l filter -d 'Only what passes, on the first screen: words, `field:value`, `cost>0.01` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l theme -d 'Colours [default: auto]' -r -f -a "auto\t'The terminal\'s own 16 colours on its own ground'
dark\t'For dark grounds'
light\t'For light grounds'
high-contrast\t'Bright and bold'
colour-blind\t'Blue and orange instead of green and red'
mono\t'No colour at all'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l fps -d 'The most frames in a second [default: 10]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l size -d 'The size of that frame, like 120x36 [default: 80x24]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l press -d 'Keys to press before that frame is drawn: `/used>=80%<Enter>`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l no-mouse -d 'Leave the mouse to the terminal'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l once -d 'Print one frame as text, and end'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l demo -d 'Made-up customers and calls; needs no server'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand top" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -f -a "spend" -d 'Follow the spend of all calls'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l customer -d 'Only these customers, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l key -d 'Only these keys, by alias or hash' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l team -d 'Only these teams' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l user -d 'Only these members of staff' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l model -d 'Only these models' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l provider -d 'Only these providers' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l tag -d 'Only calls with one of these tags' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l status -d 'Only calls that ended so' -r -f -a "ok\t''
error\t''
blocked\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l min-cost -d 'Only calls that cost at least so much' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l filter -d 'Only what passes: words, `field:value`, `cost>0.01`, `!term`, `a | b` (help filters)' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l since -d 'Begin in the past: a duration ago, today, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l max -d 'End after so many events' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l for -d 'End after so long' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l no-follow -d 'End when the past is told'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l totals -d 'Sums at the end, on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -s f -l file -d 'Files with the objects that are wanted, YAML or JSON; `-` is stdin' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l concurrency -d 'Changes of one kind under way at once' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l prune -d 'Remove budgets that no file lists; never anything else'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand apply" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -s f -l file -d 'Files with the objects that are wanted, YAML or JSON; `-` is stdin' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l prune -d 'Remove budgets that no file lists; never anything else'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l only -d 'Only these kinds: budgets, teams, users, keys, customers' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l managed-fields -d 'Only these members, also where they are empty' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand pull" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l customer -d 'Customer who pays' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -s s -l system -d 'How the model should behave' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l temperature -d 'How freely it should answer' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l max-tokens -d 'Longest answer' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l no-stream -d 'Wait for the whole answer'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l show-cost -d 'Show the cost also with --quiet'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s d -l data -d 'Body: text, `@FILE`, or `-` for stdin' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s H -l header -d 'Header, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s F -l field -d 'Member of a JSON body, again for each: `key=text`, or `key:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s i -l include -d 'Also print the status and the headers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l paginate -d 'Read all pages of a list, as one array'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -f -a "verify" -d 'Check that every balance is the sum of its entries'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l database -d 'Database to check: a SQLite file or a postgresql:// address [default: that of this machine]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -f -a "secret" -d 'Make a secret that signs webhooks: WEBHOOK_SECRET of the server and of the receiver'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l port -d 'Port on this machine; 0 is any free one' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l as -d 'What to be' -r -f -a "webhook\t'The receiver of a webhook'
lago\t'Lago\'s event API'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l secret -d 'Secret that signs the webhooks; several separated by spaces or commas' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l forward-to -d 'Send what is posted here, and well signed if there is a secret, on to this address, and answer as it does' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l fail -d 'Answer so many of a hundred requests with 500, half of them after keeping what they brought' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l max -d 'End after so many events' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -s c -l count -d 'How many times' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand doctor" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -f -a "init" -d 'Make a profile: --profile names it, --url is its address'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -f -a "profiles" -d 'List the profiles'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -f -a "use" -d 'Make a profile the current one'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -f -a "get" -d 'Show a setting, or all of them; keys are masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -f -a "set" -d 'Change a setting'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -f -a "unset" -d 'Take a setting, or a whole profile, away'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -f -a "path" -d 'Where the settings lie'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and not __fish_seen_subcommand_from init profiles use get set unset path edit" -f -a "edit" -d 'Open the settings in an editor'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l with-key -d 'Store this key; `-`, the only value, reads it from stdin' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from profiles" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from unset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand config; and __fish_seen_subcommand_from edit" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l dynamic -d 'Also complete ids of customers, budgets, keys, teams and models, asked of the server'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -f -a "request" -d 'Call any path of the server'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s d -l data -d 'Body: text, `@FILE`, or `-` for stdin' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s H -l header -d 'Header, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s F -l field -d 'Member of a JSON body, again for each: `key=text`, or `key:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l profile -d 'Stored profile to work with [env: LITELLM_RS_PROFILE] [default: the current one]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l jq -d 'Program over the JSON of the result, in the language of jq: `.[] | .user_id`. Implies -o json; one result per line, text without quotes' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s i -l include -d 'Also print the status and the headers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l paginate -d 'Read all pages of a list, as one array'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l read-write -d 'Change things although the profile is read-only'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s h -l help -d 'Print help (see more with \'--help\')'
