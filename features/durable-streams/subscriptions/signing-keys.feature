@durable-streams @capability-subscriptions-webhook
Feature: Deliveries are signed with published keys
  Whoever receives a delivery can tell whether it is from this server, and that nobody changed it.

  @DS-6.5-01 @MUST
  Rule: The keys are published as a key set

    Scenario: Anybody fetches them
      When a receiver fetches the key set
      Then it is a set of Ed25519 keys for signatures

  @DS-6.5-02 @MUST
  Rule: The key set says what it is, and how long it may be kept

    Scenario: The headers
      When a receiver fetches the key set
      Then it is told to be a key set that may be kept for five minutes

  @DS-6.5-05 @MUST
  Rule: A key keeps its name

    Scenario: It is fetched again and again
      When a receiver fetches the key set 5 times
      Then each key has one kid, whenever it was fetched

    @isolated @needs-restart
    Scenario: The server is restarted
      When a receiver fetches the key set
      And the server was restarted
      And a receiver fetches the key set
      Then each key has one kid, whenever it was fetched

  @DS-6.5-06 @MUST
  Rule: A name is that of one key

    Scenario: Within the set
      When a receiver fetches the key set
      Then no kid names two keys

  @DS-6.5-08 @MUST
  Rule: The private parts of the keys are not shown

    Scenario: In the key set
      When a receiver fetches the key set
      Then no key shows its private part

    Scenario: In what is said of a subscription
      Given a webhook subscription to the pattern "*"
      Then no answer about the subscription holds a secret

  @DS-6.5-09 @SHOULD @isolated @needs-restart
  Rule: Keys outlive the process

    Scenario: The server is restarted
      When a receiver fetches the key set
      And the server was restarted
      And a receiver fetches the key set
      Then the keys of before are among those of now

  @DS-6.3-02 @MAY
  Rule: A subscription may say how it signs

    Scenario: The metadata of a webhook subscription
      Given a webhook subscription to the pattern "*"
      When a receiver fetches the key set where the subscription says
      Then the signing metadata name the algorithm
      And the key set has the kid of the subscription

  @DS-6.3-03 @MUST
  Rule: The keys are where the subscription says

    Scenario: A delivery is checked with the keys from there
      Given the stream "a"
      And a webhook subscription to the stream "a"
      And a worker that works on 1 message of "a"
      When a receiver fetches the key set where the subscription says
      Then every delivery so far is signed with a key of the set

  @DS-7.1-03 @MUST
  Rule: Every delivery carries a signature in the one form

    Scenario: The first delivery
      Given the stream "a"
      And a webhook subscription to the stream "a"
      When a worker that works on 1 message of "a"
      Then every delivery so far carries a signature of the present time

    Scenario: One that is tried again
      Given a receiver that fails with 500 the first 1 time
      And the stream "a"
      And a webhook subscription to the stream "a"
      When a worker that works on 1 message of "a"
      Then the delivery is tried again
      And every delivery so far carries a signature of the present time

  @DS-7.1-04 @MUST
  Rule: A signature is one of the bytes that come

    Scenario: A delivery
      Given the stream "a"
      And a webhook subscription to the stream "a"
      And a worker that works on 1 message of "a"
      When a receiver fetches the key set
      Then every delivery so far is signed with a key of the set
      And none of the signatures is one of other bytes

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
      When the delivery is tried again
      And a receiver fetches the key set
      Then every delivery so far is signed with a key of the set
