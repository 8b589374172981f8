//! The one binary: everything it does is a command of [`litellm_rs::cli`].

fn main() -> std::process::ExitCode {
    litellm_rs::cli::main()
}
