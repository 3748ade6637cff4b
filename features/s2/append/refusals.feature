@s2
Feature: Appends that are no appends

  @S2-APPEND-16 @MUST
  Rule: An append does not create a stream unless the basin says so

    Scenario: A name that was never used
      Given a stream name that nobody uses
      When a writer sends 1 record
      Then the request is refused as not found
      And the stream is not in the list

    @capability-basins
    Scenario: A basin that creates streams when they are read
      Given a basin that creates streams when they are read
      And a stream name that nobody uses
      When a writer sends 1 record
      Then the request is refused as not found
      And the stream is not in the list

    @capability-basins
    Scenario: A basin that creates streams when they are appended to
      Given a basin that creates streams when they are appended to
      And a stream name that nobody uses
      When a writer sends a batch of 2 records
      Then the append begins at sequence number 0
      And the stream holds exactly what was acknowledged

  @S2-APPEND-22 @MUST
  Rule: A body that is not JSON or has no records is refused as bad JSON

    Scenario Outline: The body <body>
      Given a stream with 3 records
      When a writer sends an append with the body <body>
      Then the request is refused as bad JSON
      And the stream is unchanged

      Examples:
        | body                                |
        | not json                            |
        | {                                   |
        | {"records":[{"body":"x"}]           |
        | {"records":[{"body":"x"}]} and more |
        | {}                                  |
        | {"records":"x"}                     |
        | {"records":null}                    |
        | {"records":["x"]}                   |
        | {"records":[{"body":1}]}            |

    Scenario: An empty body
      Given a stream with 3 records
      When a writer sends an append with an empty body
      Then the request is refused as bad JSON
      And the stream is unchanged

  @S2-APPEND-23 @MAY
  Rule: An append that does not say it is JSON may be refused

    Scenario Outline: An append with <peculiarity>
      Given a stream with 3 records
      When a writer sends an append with <peculiarity>
      Then the append is stored or refused

      Examples:
        | peculiarity                 |
        | no content type             |
        | the content type text/plain |

  @S2-APPEND-24 @MAY
  Rule: Members that the server does not know may be ignored

    Scenario Outline: An append with <peculiarity>
      Given a stream with 3 records
      When a writer sends an append with <peculiarity>
      Then the append is stored or refused

      Examples:
        | peculiarity                     |
        | an unknown member               |
        | an unknown member in its record |
