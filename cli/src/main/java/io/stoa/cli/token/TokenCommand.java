package io.stoa.cli.token;

import picocli.CommandLine.Command;

/** The command {@code stoa token}. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Tokens for calling this installation.",
        subcommands = TokenIssueCommand.class)
public final class TokenCommand {}
