@durable-streams @capability-subscriptions-webhook
Feature: Deliveries are signed with published keys
  Whoever receives a delivery can tell whether it is from this server, and that nobody changed it.

  @DS-6.5-01 @MUST
  Rule: The keys are published as a key set

    Scenario: Anybody fetches them
      When a receiver fetches the key set
      Then the key set holds Ed25519 keys for signatures

  @DS-6.5-02 @MUST
  Rule: The key set says what it is, and how long it may be kept

    Scenario: The headers of the key set
      When a receiver fetches the key set
      Then the key set may be kept for five minutes

  @DS-6.5-05 @MUST
  Rule: A key keeps its name

    Scenario: It is fetched again and again
      When a receiver fetches the key set five times
      Then the key set has one kid for each key

    @isolated @needs-restart
    Scenario: The server is restarted
      When a receiver fetches the key set
      And the server was restarted
      And a receiver fetches the key set
      Then the key set has one kid for each key

  @DS-6.5-06 @MUST
  Rule: A name is that of one key

    Scenario: Within the set
      When a receiver fetches the key set
      Then the key set has no kid for two keys

  @DS-6.5-08 @MUST
  Rule: The private parts of the keys are not shown

    Scenario: In the key set
      When a receiver fetches the key set
      Then the key set shows no private part

    Scenario: In what is said of a subscription
      Given a webhook subscription to the pattern "*"
      Then the subscription shows no secret

  @DS-6.5-09 @SHOULD @isolated @needs-restart
  Rule: Keys outlive the process

    Scenario: The server is restarted
      When a receiver fetches the key set
      And the server was restarted
      And a receiver fetches the key set
      Then the key set has the keys of before

  @DS-6.3-02 @MAY
  Rule: A subscription may say how it signs

    Scenario: The metadata of a webhook subscription
      Given a webhook subscription to the pattern "*"
      When a receiver fetches the key set where the subscription says
      Then the subscription shows the algorithm of its signatures
      And the key set has the kid of the subscription

  @DS-6.3-03 @MUST
  Rule: The keys are where the subscription says

    Scenario: A delivery is checked with the keys from there
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a receiver fetches the key set where the subscription says
      Then every delivery so far is signed with a key of the set

  @DS-7.1-03 @MUST
  Rule: Every delivery carries a signature in the one form

    Scenario: The signature of the first delivery
      Given a webhook subscription to a new stream "a"
      When a worker that works on 1 message of "a"
      Then every delivery so far carries a signature of the present time

    Scenario: One that is tried again
      Given a receiver that fails with 500 the first 1 time
      And a webhook subscription to a new stream "a"
      When a worker that works on 1 message of "a"
      Then the delivery is tried 2 times
      And every delivery so far carries a signature of the present time

  @DS-7.1-04 @MUST
  Rule: A signature is one of the bytes that come

    Scenario: A delivery as it comes
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a receiver fetches the key set
      Then every delivery so far is signed with a key of the set
      And every delivery so far is signed for no other bytes

    Scenario: A delivery about names beyond ASCII
      Given the stream "währung-ä"
      And a webhook subscription to the pattern "*"
      And a worker that works on 1 message of "währung-ä"
      When a receiver fetches the key set
      Then every delivery so far is signed with a key of the set

    Scenario: One that is tried again
      Given a receiver that fails with 500 the first 1 time
      And a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the delivery is tried 2 times
      And a receiver fetches the key set
      Then every delivery so far is signed with a key of the set
