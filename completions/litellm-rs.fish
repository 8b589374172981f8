# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_litellm_rs_global_optspecs
    string join \n url= api-key= api-key-file= o/output= columns= sort= no-headers raw color= no-color ascii time= q/quiet v/verbose timeout= retries= y/yes no-input read-only dry-run insecure ca-cert= h/help V/version
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
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -s V -l version -d 'Print version'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "serve" -d 'Run the proxy'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "customer" -d 'Those who are billed'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "budget" -d 'The rules that customers and keys share'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "key" -d 'Credentials'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "deliveries" -d 'What billing systems and webhooks are told'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "billing" -d 'Who is billed for usage'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "spend" -d 'What calls have cost'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "tail" -d 'What is spent, as it is spent'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "chat" -d 'Ask a model'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "api" -d 'Call any path of the server'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "ledger" -d 'The book itself; needs no server'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "webhook" -d 'Keys that sign webhooks; needs no server'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "listen" -d 'Be a webhook or Lago on this machine, and show what comes'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "status" -d 'What the server is'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "ping" -d 'Whether the server is there, and how far away'
complete -c litellm-rs -n "__fish_litellm_rs_needs_command" -f -a "whoami" -d 'Who this key is to the server'
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -f -a "new" -d 'Make a customer'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -f -a "info" -d 'Show customers: state, spend, budget'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -f -a "list" -d 'List customers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -f -a "update" -d 'Change customers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -f -a "delete" -d 'Delete customers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -f -a "block" -d 'Refuse the calls of customers'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and not __fish_seen_subcommand_from new info list update delete block unblock" -f -a "unblock" -d 'Accept the calls of customers again'
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l if-not-exists -d 'When it exists already, leave it as it is'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l upsert -d 'When it exists already, change it'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l over -d 'Only those that have used at least so much of their budget' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l budget-id -d 'Only those on this budget' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from block" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand customer; and __fish_seen_subcommand_from unblock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -f -a "new" -d 'Make a budget'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -f -a "info" -d 'Show budgets'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -f -a "list" -d 'List all budgets'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -f -a "update" -d 'Change a budget for everybody who is on it'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and not __fish_seen_subcommand_from new info list update delete" -f -a "delete" -d 'Delete budgets'
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l if-not-exists -d 'When it exists already, leave it as it is'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l upsert -d 'When it exists already, change it'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from new" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand budget; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and not __fish_seen_subcommand_from generate info list update delete block unblock regenerate" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l out -d 'Write the key to a new file (mode 0600) instead of showing it' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from generate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -l size -d 'Rows on a page' -r
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l alias -d 'By alias, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l if-exists -d 'A missing one is no failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l continue-on-error -d 'Go on after a failure'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from block" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from unblock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l grace-period -d 'How long the old one still works' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l out -d 'Write the key to a new file (mode 0600) instead of showing it' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand key; and __fish_seen_subcommand_from regenerate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and not __fish_seen_subcommand_from status list show retry drop pause resume verify test" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from status" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l limit -d 'At most so many' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l destination -d 'Only those of this destination' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from retry" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l reason -d 'Why; it is kept with who did it' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from drop" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l reason -d 'Why; it is kept with who did it' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from pause" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from resume" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l destination -d 'Only this destination' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l since -d 'Only later ones: a duration ago, today, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l until -d 'Only earlier ones' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand deliveries; and __fish_seen_subcommand_from test" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -f -a "check" -d 'Check that a billing system is set up for what it is sent'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -f -a "unbilled" -d 'List usage that names nobody to bill'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and not __fish_seen_subcommand_from check unbilled assign" -f -a "assign" -d 'Bill usage that names nobody to somebody'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l key -d 'Only usage of this key: itself, its hash or its alias' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l team -d 'Only usage of this team' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l user -d 'Only usage of this member of staff' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l destination -d 'Only what is owed to this system' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l since -d 'Only later ones: a duration ago, today, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l until -d 'Only earlier ones' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l limit -d 'At most so many' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from unbilled" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand billing; and __fish_seen_subcommand_from assign" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l columns -d 'Columns of tables and CSV, in this order; `help` lists them' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l sort -d 'Order of a list: a field, or `field:desc`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l color -d 'When to colour [env: NO_COLOR, CLICOLOR, CLICOLOR_FORCE]' -r -f -a "auto\t''
always\t''
never\t''"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l time -d 'How tables write instants [default: relative on a terminal, else iso]' -r -f -a "relative\t'Distance from now'
local\t'Date and time where you are'
utc\t'Date and time in UTC'
iso\t'RFC 3339'"
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l timeout -d 'Longest wait for an answer [env: LITELLM_RS_TIMEOUT] [default: 30s]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l retries -d 'How often a request is repeated where that is safe [default: 2]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l ca-cert -d 'Further certificate authorities (PEM)' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -f -a "logs" -d 'List what single calls have cost'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and not __fish_seen_subcommand_from logs tail" -f -a "tail" -d 'Follow spend live'
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l search -d 'Only rows whose id or alias holds this text' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l limit -d 'At most so many rows' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l page -d 'One page only; the first is 1' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l size -d 'Rows on a page' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from logs" -s h -l help -d 'Print help (see more with \'--help\')'
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l since -d 'Begin in the past: a duration ago, today, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l max -d 'End after so many events' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l for -d 'End after so long' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand spend; and __fish_seen_subcommand_from tail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and not __fish_seen_subcommand_from spend" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l since -d 'Begin in the past: a duration ago, today, a date, RFC 3339' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l max -d 'End after so many events' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l for -d 'End after so long' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand tail; and __fish_seen_subcommand_from spend" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l customer -d 'Customer who pays' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -s s -l system -d 'How the model should behave' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l temperature -d 'How freely it should answer' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l max-tokens -d 'Longest answer' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand chat" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s d -l data -d 'Body: text, `@FILE`, or `-` for stdin' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s H -l header -d 'Header, again for each' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s F -l field -d 'Member of a JSON body, again for each: `key=text`, or `key:=json`' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand api" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and not __fish_seen_subcommand_from verify" -f -a "verify" -d 'Check that every balance is the sum of its entries'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l database -d 'Database to check: a SQLite file or a postgresql:// address [default: that of this machine]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ledger; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and not __fish_seen_subcommand_from secret" -f -a "secret" -d 'Make a secret that signs webhooks: WEBHOOK_SECRET of the server and of the receiver'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand webhook; and __fish_seen_subcommand_from secret" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand listen" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -s c -l count -d 'How many times' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand ping" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand whoami" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand version" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l url -l base-url -d 'Address of the proxy [env: LITELLM_PROXY_URL] [default: http://localhost:4000]' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l api-key -d 'Key of the caller, `-` reads it from stdin [env: LITELLM_PROXY_API_KEY]. Arguments show in process lists: prefer the environment or --api-key-file' -r
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -l api-key-file -d 'File that holds the key [env: LITELLM_PROXY_API_KEY_FILE]' -r -F
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and not __fish_seen_subcommand_from request" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s o -l output -d 'How results are written [env: LITELLM_RS_OUTPUT] [default: table]' -r -f -a "table\t'A table; tab-separated when piped'
json\t'Indented JSON; lists are a bare array'
jsonl\t'One JSON value per line'
csv\t'Comma-separated, with a header'
yaml\t'YAML'
id\t'Ids only, one per line'"
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
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l no-headers -d 'No header row in tables and CSV'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l raw -d 'The body of the server\'s answer, byte for byte'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l no-color -d 'The same as --color never'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l ascii -d 'No box, block or symbol characters [env: LITELLM_RS_ASCII]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s q -l quiet -d 'No notes on stderr'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s v -l verbose -d 'Show requests with their timing; twice: also headers and bodies, secrets masked'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s y -l yes -d 'Answer questions with yes'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l no-input -d 'Never ask [env: LITELLM_RS_NO_INPUT, CI]'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l read-only -d 'Refuse everything that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l dry-run -d 'Show what would be sent and send nothing that changes something'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -l insecure -d 'Accept any TLS certificate'
complete -c litellm-rs -n "__fish_litellm_rs_using_subcommand http; and __fish_seen_subcommand_from request" -s h -l help -d 'Print help (see more with \'--help\')'
